/** The proxy says here which page was asked for; whatever a browser sends under this name is overwritten. */
export const REQUESTED_PATH_HEADER = "x-requested-path";
