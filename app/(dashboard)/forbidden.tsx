export { NotForYourRole as default } from "@/components/sign-in/not-for-your-role";
