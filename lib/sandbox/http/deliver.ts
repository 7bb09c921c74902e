import type { ServerResponse } from "node:http";
import type { Delivery } from "../faults/plan";
import type { Rendered } from "./render";

/** Writes an answer to the socket, whole or in the broken way a fault asks for. Nothing is written to a closed one. */
export function deliver(outgoing: ServerResponse, answer: Rendered, delivery: Delivery): void {
  if (outgoing.destroyed) return;
  switch (delivery.kind) {
    case "hang":
      return;
    case "reset":
      outgoing.socket?.resetAndDestroy();
      return;
    case "plain":
      writeHead(outgoing, answer, bytesOf(answer).length);
      outgoing.end(bytesOf(answer));
      return;
    case "truncate":
      truncate(outgoing, answer, delivery);
      return;
    case "drip":
      drip(outgoing, answer, delivery);
  }
}

function bytesOf(answer: Rendered): Buffer {
  return Buffer.from(answer.body ?? "", "utf8");
}

function writeHead(outgoing: ServerResponse, answer: Rendered, length: number): void {
  const bodyless = answer.status === 204 || answer.status === 304;
  outgoing.writeHead(answer.status, { ...answer.headers, ...(bodyless ? {} : { "Content-Length": length }) });
}

/** Clean: a complete answer with half a body. Otherwise the full length is promised and the connection cut. */
function truncate(outgoing: ServerResponse, answer: Rendered, how: { bytes: number; clean: boolean }): void {
  const whole = bytesOf(answer);
  const part = whole.subarray(0, how.bytes);
  writeHead(outgoing, answer, how.clean ? part.length : whole.length);
  if (how.clean) {
    outgoing.end(part);
    return;
  }
  outgoing.flushHeaders();
  outgoing.write(part, () => outgoing.socket?.destroySoon());
}

function drip(outgoing: ServerResponse, answer: Rendered, how: { intervalMs: number; bytes: number }): void {
  const whole = bytesOf(answer);
  writeHead(outgoing, answer, whole.length);
  outgoing.flushHeaders();
  let sent = 0;
  const timer = setInterval(() => {
    if (outgoing.destroyed) return clearInterval(timer);
    outgoing.write(whole.subarray(sent, sent + how.bytes));
    sent += how.bytes;
    if (sent < whole.length) return;
    clearInterval(timer);
    outgoing.end();
  }, how.intervalMs);
  outgoing.once("close", () => clearInterval(timer));
}
