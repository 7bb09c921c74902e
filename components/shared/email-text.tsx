/** An e-mail in a narrow column: it goes on in the next line at its @, and breaks elsewhere only when it has to. */
export function EmailText({ email }: { email: string }) {
  const at = email.lastIndexOf("@");
  return (
    <span className="block min-w-40 [overflow-wrap:anywhere]">
      {at <= 0 ? (
        email
      ) : (
        <>
          {email.slice(0, at)}
          <wbr />
          {email.slice(at)}
        </>
      )}
    </span>
  );
}
