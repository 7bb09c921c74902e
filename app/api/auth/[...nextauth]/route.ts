export { handleNextAuth as GET, handleNextAuth as POST } from "@/lib/auth/handle-next-auth";
