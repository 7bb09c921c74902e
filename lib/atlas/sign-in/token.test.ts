import { describe, expect, test } from "vitest";
import { type Answer, readBody } from "../call/answer";
import { startDeadline } from "../call/deadline";
import { type Exchange, ExchangeFailure } from "../call/exchange";
import { DEFAULT_TIMINGS } from "../call/timings";
import { createServiceAccountAuthenticator } from "./token";

const REQUEST = { method: "GET", uri: "/" } as const;
const REFUSED: Answer = { status: 401, headers: new Headers(), body: { kind: "none" }, enveloped: false };

function answer(status: number, body: unknown): Answer {
  const text = JSON.stringify(body);
  return { status, headers: new Headers(), body: readBody("application/json", text), enveloped: false };
}

/** A token endpoint that answers what the test says, on a clock that stands still until told. */
function setUp(
  reply: (nth: number) => Answer | Error = (nth) => answer(200, { access_token: `t${nth}`, expires_in: 3600 }),
) {
  const clock = { ms: 1000 };
  const sent: { headers: Record<string, string>; body: string | undefined }[] = [];
  const exchange: Exchange = async ({ headers, body }) => {
    sent.push({ headers, body });
    const result = reply(sent.length);
    if (result instanceof Error) throw result;
    return result;
  };
  const authenticator = createServiceAccountAuthenticator({
    tokenUrl: "https://atlas.test/api/oauth/token",
    clientId: "mdb_sa_id_1",
    clientSecret: "mdb_sa_sk_a/b+c%",
    exchange,
    headers: {},
    timings: DEFAULT_TIMINGS,
    now: () => clock.ms,
    monotonicNow: () => clock.ms,
    random: () => 0.5,
    sleep: async (ms) => {
      clock.ms += ms;
    },
    onPause: () => undefined,
    onExchange: () => undefined,
  });
  const within = startDeadline(60_000, () => 0);
  const permit = () => authenticator.permit(REQUEST, within);
  return { clock, sent, authenticator, permit, within };
}

describe("the access token", () => {
  test("is asked for with id and secret as they are, not percent-encoded", async () => {
    const { sent, permit } = setUp();
    expect((await permit()).header).toBe("Bearer t1");
    const basic = sent[0]?.headers.authorization?.replace("Basic ", "") ?? "";
    expect(Buffer.from(basic, "base64").toString()).toBe("mdb_sa_id_1:mdb_sa_sk_a/b+c%");
    expect(sent[0]?.body).toBe("grant_type=client_credentials");
  });

  test("is fetched once for everyone who waits, and kept", async () => {
    const { sent, permit } = setUp();
    const headers = await Promise.all(Array.from({ length: 20 }, async () => (await permit()).header));
    expect(new Set(headers)).toEqual(new Set(["Bearer t1"]));
    await permit();
    expect(sent).toHaveLength(1);
  });

  test("is renewed between 60 and 300 seconds before its end, while the old one is still used", async () => {
    const { clock, sent, permit } = setUp();
    await permit();
    clock.ms += (3600 - 300) * 1000 - 1;
    await permit();
    expect(sent).toHaveLength(1);
    clock.ms += 240_001;
    expect((await permit()).header).toBe("Bearer t1");
    expect(sent).toHaveLength(2);
    await Promise.resolve();
    await expect.poll(async () => (await permit()).header).toBe("Bearer t2");
    expect(sent).toHaveLength(2);
  });

  test("stays in use when renewing fails, and is asked for again a little later", async () => {
    const { clock, sent, permit } = setUp((nth) =>
      nth === 2 ? answer(403, { error: "access_denied" }) : answer(200, { access_token: `t${nth}`, expires_in: 3600 }),
    );
    await permit();
    clock.ms += 3_500_000;
    await permit();
    await expect.poll(() => sent.length).toBe(2);
    expect((await permit()).header).toBe("Bearer t1");
    expect(sent).toHaveLength(2);
    clock.ms += 30_000;
    await permit();
    await expect.poll(async () => (await permit()).header).toBe("Bearer t3");
  });

  test("is fetched anew when it has run out", async () => {
    const { clock, permit } = setUp();
    await permit();
    clock.ms += 3_600_000;
    expect((await permit()).header).toBe("Bearer t2");
  });

  test("is dropped on a 401 and fetched once, also when twenty calls were refused together", async () => {
    const { sent, authenticator, permit } = setUp();
    const permits = await Promise.all(Array.from({ length: 20 }, permit));
    expect(permits.every((one) => authenticator.refused(one, REFUSED, 0))).toBe(true);
    await Promise.all(permits.map(permit));
    expect(sent).toHaveLength(2);
  });

  test("is not fetched a third time when the fresh one is refused as well, nor by the calls after that", async () => {
    const { clock, sent, authenticator, permit } = setUp();
    authenticator.refused(await permit(), REFUSED, 0);
    expect(authenticator.refused(await permit(), REFUSED, 1)).toBe(false);
    expect(authenticator.refused(await permit(), REFUSED, 0)).toBe(false);
    expect(sent).toHaveLength(2);
    clock.ms += 60_000;
    expect(authenticator.refused(await permit(), REFUSED, 0)).toBe(true);
  });

  test("is asked for again after a passing failure, never after a refusal", async () => {
    const passing = setUp((nth) =>
      nth < 3 ? new ExchangeFailure("network", true) : answer(200, { access_token: "t", expires_in: 60 }),
    );
    expect((await passing.permit()).header).toBe("Bearer t");
    const refused = setUp(() =>
      answer(401, { error: "invalid_client", error_description: "Invalid credentials provided." }),
    );
    await expect(refused.permit()).rejects.toMatchObject({
      kind: "credentials",
      operation: "token",
      errorCode: "invalid_client",
    });
    expect(refused.sent).toHaveLength(1);
  });

  test("waits 10, 20, 40 seconds when its endpoint is limited and does not say for how long", async () => {
    const limited = answer(429, { error: 429, errorCode: "RATE_LIMITED", parameters: ["/api/oauth/token", 10, 1] });
    const { clock, sent, permit } = setUp((nth) =>
      nth < 4 ? limited : answer(200, { access_token: "t", expires_in: 60 }),
    );
    const before = clock.ms;
    await permit();
    expect(clock.ms - before).toBeGreaterThanOrEqual(70_000);
    expect(sent).toHaveLength(4);
  });

  test.each([
    {},
    { access_token: "", expires_in: 3600 },
    { access_token: "a b", expires_in: 3600 },
    { access_token: "t\r\nx: y", expires_in: 3600 },
    { access_token: "t", expires_in: "3600" },
    { access_token: "t", expires_in: 0 },
    { access_token: "t", expires_in: 3600, token_type: "mac" },
  ])("is not taken from %j", async (body) => {
    await expect(setUp(() => answer(200, body)).permit()).rejects.toMatchObject({ kind: "unexpected_shape" });
  });

  test("a caller who stops waiting does not stop the others", async () => {
    const { authenticator, permit } = setUp();
    const controller = new AbortController();
    const mine = startDeadline(60_000, () => 0, { signal: controller.signal });
    const stopped = authenticator.permit(REQUEST, mine);
    const other = permit();
    controller.abort();
    await expect(stopped).rejects.toMatchObject({ kind: "aborted" });
    expect((await other).header).toBe("Bearer t1");
  });
});
