export { PageNotFound as default } from "@/components/shared/page/page-not-found";
