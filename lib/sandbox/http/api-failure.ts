/** Status and sentence of each error code the sandbox answers with. Sources: atlas-facts §2; "[E]" there is Atlas's own list. */
const CODES = {
  CANNOT_DELETE_LAST_ADMIN: [
    403,
    "An organization needs to have at least one owner. You cannot demote or remove the last owner.",
  ],
  CANNOT_DEMOTE_LAST_ORG_OWNER: [
    403,
    "An organization needs to have at least one owner. You cannot demote the last owner.",
  ],
  CANNOT_REMOVE_ALL_USER_ROLES: [403, "A user must have at least one role."],
  CANNOT_REMOVE_LAST_USER_FROM_TEAM: [400, "Cannot remove the last user from a team."],
  USER_NOT_FOUND: [404, "No user with the given identifier exists."],
  USERNAME_NOT_FOUND: [404, "No user with the given username exists."],
  INVALID_USER_ID: [404, "An invalid user ID was specified."],
  USER_NOT_IN_ORG: [404, "The user is not in the specified organization."],
  USER_NOT_IN_GROUP: [404, "The user is not in the specified project."],
  USER_NOT_IN_TEAM: [404, "The user is not in the specified team."],
  TEAM_NOT_FOUND: [404, "No team with the given identifier exists."],
  TEAM_NOT_IN_ORG: [404, "The team is not in the specified organization."],
  INVALID_ORG_ID: [404, "An invalid organization ID was specified."],
  INVALID_GROUP_ID: [404, "An invalid project ID was specified."],
  INVALID_TEAM_ID: [404, "An invalid team ID was specified."],
  INVALID_INVITATION_ID: [400, "The invitation does not exist or has been accepted."],
  CANNOT_DELETE_GROUP_INVITATION: [400, "This is an invitation to a project: delete it from the project."],
  CANNOT_DELETE_ORG_INVITATION: [400, "This is an invitation to an organization: delete it from the organization."],
  DATABASE_USER_NOT_FOUND: [404, "No database user with the given name exists."],
  API_KEY_NOT_FOUND: [404, "No API key with the given identifier exists."],
  SERVICE_ACCOUNT_NOT_FOUND: [404, "No service account with the given client ID exists."],
  FEDERATION_SETTINGS_NOT_FOUND: [404, "No federation settings with the given identifier exist."],
  ORG_NOT_FOUND: [404, "No organization with the given identifier exists."],
  GROUP_NOT_FOUND: [404, "No project with the given identifier exists."],
  RESOURCE_NOT_FOUND: [404, "Cannot find the requested resource."],
  METHOD_NOT_ALLOWED: [405, "The method is not allowed for this resource."],
  NOT_ORG_OWNER: [401, "The caller is not an owner of the organization."],
  NOT_GROUP_USER_ADMIN: [401, "The caller cannot manage the users of this project."],
  NOT_IN_GROUP: [401, "The caller has no role in the specified project."],
  USER_UNAUTHORIZED: [401, "The caller is not authorized to perform this operation."],
  USER_CANNOT_ACCESS_ORG: [401, "The caller is not authorized to access this organization."],
  USER_CANNOT_ACCESS_GROUP: [401, "The caller is not authorized to access this project."],
  ORG_REQUIRES_ACCESS_LIST: [403, "This organization requires access through an access list of ip ranges."],
  IP_ADDRESS_NOT_ON_ACCESS_LIST: [403, "The IP address of the caller is not on the access list of this credential."],
  RATE_LIMITED: [429, "The resource is rate limited."],
  RATE_LIMITED_TOKEN_BUCKET: [429, "The resource is rate limited."],
  USER_ALREADY_EXISTS: [409, "The user is already active or invited."],
  USER_ALREADY_IN_TEAM: [409, "The user is already in the team."],
  USER_ROLE_ALREADY_EXISTS: [409, "The user already has the role."],
  INVALID_ATTRIBUTE: [400, "An invalid attribute was specified."],
  VALIDATION_ERROR: [400, "The request is not valid."],
  INVALID_QUERY_PARAMETER: [400, "An invalid query parameter was specified."],
  INVALID_ENUM_VALUE: [400, "An invalid enumeration value was specified."],
  INVALID_JSON: [400, "Received JSON is not well formed."],
  INVALID_VERSION_DATE: [400, "The version date is not valid."],
  NOT_ACCEPTABLE: [406, "No version of this resource matches the Accept header."],
  UNSUPPORTED_MEDIA_TYPE: [415, "The content type of the body is not supported."],
  VERSION_GONE: [410, "This version of the resource has been sunset."],
  UNEXPECTED_ERROR: [500, "Unexpected error."],
  SERVICE_UNAVAILABLE: [503, "The service is temporarily unavailable."],
} as const satisfies Record<string, readonly [number, string]>;

export type ApiErrorCode = keyof typeof CODES;

const REASONS: Record<number, string> = {
  400: "Bad Request",
  401: "Unauthorized",
  402: "Payment Required",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  406: "Not Acceptable",
  409: "Conflict",
  410: "Gone",
  415: "Unsupported Media Type",
  429: "Too Many Requests",
  500: "Internal Server Error",
  502: "Bad Gateway",
  503: "Service Unavailable",
  504: "Gateway Timeout",
};

/** What Atlas says with a code, where the sandbox knows it. */
export function sentenceFor(code: string | undefined): string | null {
  return Object.entries(CODES).find(([known]) => known === code)?.[1][1] ?? null;
}

export function reasonFor(status: number): string {
  return REASONS[status] ?? "Error";
}

/** An answer in Atlas's ApiError shape. Thrown by the operations, rendered at the edge. */
export class ApiFailure extends Error {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Record<string, string>;

  constructor(status: number, body: Record<string, unknown>, headers: Record<string, string> = {}) {
    super(String(body.errorCode ?? body.error));
    this.name = "ApiFailure";
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

interface FailureDetails {
  detail?: string;
  parameters?: readonly unknown[];
  fields?: { field: string; description: string }[];
  headers?: Record<string, string>;
}

export function apiFailure(code: ApiErrorCode, details: FailureDetails = {}): ApiFailure {
  const [status, sentence] = CODES[code];
  return new ApiFailure(
    status,
    {
      detail: details.detail ?? sentence,
      error: status,
      errorCode: code,
      ...(details.fields === undefined ? {} : { badRequestDetail: { fields: details.fields } }),
      parameters: details.parameters ?? [],
      reason: reasonFor(status),
    },
    details.headers,
  );
}

/** Some of Atlas's 401s carry no errorCode (atlas-facts §2). */
export function bareUnauthorized(challenge: string): ApiFailure {
  return new ApiFailure(
    401,
    { detail: "You are not authorized for this resource.", error: 401, reason: "Unauthorized" },
    { "WWW-Authenticate": challenge },
  );
}
