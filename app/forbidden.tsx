import { NotForYourRole } from "@/components/sign-in/not-for-your-role";

/** Where no frame of the dashboard stands around the page. */
export default function Forbidden() {
  return (
    <main>
      <NotForYourRole />
    </main>
  );
}
