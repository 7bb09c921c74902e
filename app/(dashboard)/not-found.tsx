export { PageNotFound as default } from "@/components/shared/page-not-found";
