const REAL_CREDENTIALS = ["MONGODB_ATLAS_CLIENT_ID", "MONGODB_ATLAS_PUBLIC_API_KEY", "ATLAS_CONNECTIONS_FILE"];

/**
 * The address to listen on. In sandbox mode anybody may sign in as any persona, so only this machine gets through;
 * with real credentials a reverse proxy stands in front, perhaps on another machine.
 */
export function listenHost(env) {
  return env.HOST || (REAL_CREDENTIALS.some((name) => env[name]) ? "0.0.0.0" : "127.0.0.1");
}
