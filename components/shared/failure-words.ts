import { type PublicError, readErrorDigest } from "@/lib/errors";

/** What an error page can say: of a failed render the browser learns no more than its digest. */
export function failureWords(digest: string | undefined): PublicError {
  const known = readErrorDigest(digest);
  if (known?.code === "STORE_UNAVAILABLE") {
    return {
      ...known,
      message: "The dashboard's own database cannot be reached.",
      hint: "Try again in a minute. If it stays, whoever runs this dashboard has to look at its database.",
    };
  }
  if (known?.code === "ATLAS_UNAVAILABLE" || known?.code === "ATLAS_REFUSED") {
    return {
      ...known,
      message: "Atlas could not be read.",
      hint: "Try again. If it stays, check the connection's credential and its API access list in Atlas.",
    };
  }
  return {
    code: known?.code ?? "UNEXPECTED",
    requestId: known?.requestId ?? digest ?? "",
    message: "Something went wrong here, and it has been written to the log.",
    hint: "Try again. If it happens again, give whoever runs this dashboard the request id below.",
  };
}
