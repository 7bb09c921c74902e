import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answerDigestChallenge, type DigestChallenge, parseDigestChallenge } from "./digest";

/** The example of RFC 7616, section 3.9.1. */
const RFC_REQUEST = {
  method: "GET",
  uri: "/dir/index.html",
  username: "Mufasa",
  password: "Circle of Life",
  cnonce: "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ",
  count: 1,
};
const RFC_HEADER =
  'Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=SHA-256, ' +
  'nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS", ' +
  'Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=MD5, ' +
  'nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"';

function parse(header: string): DigestChallenge {
  const challenge = parseDigestChallenge(header);
  if (challenge === null) throw new Error(`no challenge in ${header}`);
  return challenge;
}

function field(header: string, name: string): string | undefined {
  return new RegExp(`(?:^|[ ,])${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^,]*))`)
    .exec(header)
    ?.slice(1)
    .find((v) => v !== undefined);
}

describe("answerDigestChallenge", () => {
  test("gives the SHA-256 response of RFC 7616", () => {
    const answer = answerDigestChallenge(parse(RFC_HEADER), RFC_REQUEST);
    expect(field(answer, "response")).toBe("753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1");
    expect(field(answer, "algorithm")).toBe("SHA-256");
    expect(field(answer, "nc")).toBe("00000001");
  });

  test("gives the MD5 response of RFC 7616", () => {
    const md5 = parse(RFC_HEADER.slice(RFC_HEADER.lastIndexOf("Digest")));
    expect(field(answerDigestChallenge(md5, RFC_REQUEST), "response")).toBe("8ca523f5e9506fed4657c9700eebdbec");
  });

  test.each([
    ["MD5-sess", "md5"],
    ["SHA-256-sess", "sha256"],
  ])("hashes the session key for %s", (algorithm, hash) => {
    const h = (text: string) => createHash(hash).update(text).digest("hex");
    const challenge = parse(`Digest realm="r", nonce="n", qop="auth", algorithm=${algorithm}`);
    const request = { method: "DELETE", uri: "/x?y=1", username: "u", password: "p", cnonce: "c", count: 18 };
    const secret = h(`${h("u:r:p")}:n:c`);
    const expected = h(`${secret}:n:00000012:c:auth:${h("DELETE:/x?y=1")}`);
    expect(field(answerDigestChallenge(challenge, request), "response")).toBe(expected);
  });

  test("answers a server of RFC 2069 without qop and count", () => {
    const h = (text: string) => createHash("md5").update(text).digest("hex");
    const answer = answerDigestChallenge(parse('Digest realm="r", nonce="n"'), { ...RFC_REQUEST, uri: "/" });
    expect(field(answer, "response")).toBe(h(`${h("Mufasa:r:Circle of Life")}:n:${h("GET:/")}`));
    expect(answer).not.toContain("qop");
  });

  test("hashes quoted strings without their escapes and sends them escaped again", () => {
    const challenge = parse('Digest realm="MMS \\"Public\\" \\\\ API", nonce="n", qop="auth"');
    expect(challenge.realm).toBe('MMS "Public" \\ API');
    expect(answerDigestChallenge(challenge, RFC_REQUEST)).toContain('realm="MMS \\"Public\\" \\\\ API"');
  });

  test("takes user name and password as UTF-8 and keeps the header within ASCII", () => {
    const h = (text: string) => createHash("md5").update(text, "utf8").digest("hex");
    const request = { ...RFC_REQUEST, username: "Jürgen", password: "žluťoučký", uri: "/" };
    const answer = answerDigestChallenge(parse('Digest realm="r", nonce="n", qop=auth'), request);
    const expected = h(`${h("Jürgen:r:žluťoučký")}:n:00000001:${request.cnonce}:auth:${h("GET:/")}`);
    expect(field(answer, "response")).toBe(expected);
    expect(answer).toContain("username*=UTF-8''J%C3%BCrgen");
  });

  test("hashes a UTF-8 realm as the bytes that came", () => {
    const bytes = Buffer.from("Üb", "utf8").toString("latin1");
    const challenge = parse(`Digest realm="${bytes}", nonce="n", qop="auth"`);
    const h = (text: string) => createHash("md5").update(text, "utf8").digest("hex");
    const answer = answerDigestChallenge(challenge, { ...RFC_REQUEST, username: "u", password: "p", uri: "/" });
    const expected = h(`${h("u:Üb:p")}:n:00000001:${RFC_REQUEST.cnonce}:auth:${h("GET:/")}`);
    expect(field(answer, "response")).toBe(expected);
  });
});

describe("parseDigestChallenge", () => {
  test("reads Atlas's own challenge", () => {
    const header = 'Digest realm="MMS Public API", domain="", nonce="abc+/=", algorithm=MD5, qop="auth", stale=false';
    expect(parseDigestChallenge(header)).toEqual({
      realm: "MMS Public API",
      nonce: "abc+/=",
      opaque: null,
      algorithm: "MD5",
      qopAuth: true,
      stale: false,
    });
  });

  test("sees stale in any case, quoted or not", () => {
    expect(parse('Digest realm="r", nonce="n", stale=TRUE').stale).toBe(true);
    expect(parse('Digest realm="r", nonce="n", stale="true"').stale).toBe(true);
  });

  test("prefers SHA-256 over MD5, whichever comes first, among other schemes", () => {
    const md5 = 'Digest realm="r", nonce="n", algorithm=MD5';
    const sha = 'Digest realm="r", nonce="n", algorithm=SHA-256';
    expect(parse(`Basic realm="x", ${md5}, Negotiate abc==, ${sha}`).algorithm).toBe("SHA-256");
    expect(parse(`${sha}, ${md5}`).algorithm).toBe("SHA-256");
  });

  test.each([
    null,
    "",
    'Basic realm="x"',
    'Digest realm="r"',
    'Digest nonce="n"',
    'Digest realm="r", nonce="n", algorithm=SHA-512-256',
    'Digest realm="r", nonce="n", qop="auth-int"',
    'Digest realm="unterminated',
  ])("does not answer %j", (header) => {
    expect(parseDigestChallenge(header)).toBeNull();
  });

  test("never throws, and reads back every realm and nonce that can be quoted", () => {
    fc.assert(fc.property(fc.string(), (noise) => parseDigestChallenge(`Digest ${noise}`) !== undefined));
    const quotable = fc.string({ unit: fc.integer({ min: 32, max: 126 }).map((code) => String.fromCharCode(code)) });
    fc.assert(
      fc.property(quotable, quotable, (realm, nonce) => {
        const quote = (value: string) => `"${value.replace(/[\\"]/g, "\\$&")}"`;
        const challenge = parse(`Digest realm=${quote(realm)} ,nonce = ${quote(nonce)}`);
        return challenge.realm === realm && challenge.nonce === nonce;
      }),
    );
  });
});
