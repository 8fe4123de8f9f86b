/**
 * Shares the engine evenly between the clients of one priority, by tokens.
 *
 * Start-time fair queueing (P. Goyal, H. M. Vin, H. Cheng, "Start-time Fair Queuing: A Scheduling Algorithm for Integrated
 * Services Packet Switching Networks", SIGCOMM 1996), all weights 1: whoever has the lowest tag is next, and its tag grows by
 * the tokens it is given. The virtual time is the tag of whoever is being served; a client that comes back starts from there,
 * so being idle earns nothing. As long as two clients wait, what they were given differs by at most a sentence of each and, since a
 * batch holds one lane, by a batch.
 *
 * Deficit round robin, the obvious other choice, has to finish a round before it is fair again, and a batch is seldom a round.
 */
import type { Level, Stream } from './queue'

export function charge<Result>(stream: Stream<Result>, tokens: number): void {
  const { level } = stream
  level.virtualTime = Math.max(level.virtualTime, stream.tag)
  stream.tag += tokens
}

/** It was taken and, its batch stopped, not decoded. */
export function refund<Result>(stream: Stream<Result>, tokens: number): void {
  stream.tag -= tokens
}

/** Forgets clients that are owed nothing and owe nothing; those with a request still open stay. */
export function forgetIdle<Result>(level: Level<Result>): void {
  const streams = [...level.streams.values()]
  // The end of a busy period: nobody is ahead of anybody.
  if (streams.every(({ requests }) => requests === 0))
    level.virtualTime = Math.max(level.virtualTime, ...streams.map(({ tag }) => tag))
  for (const { client, requests, tag } of streams)
    if (requests === 0 && tag <= level.virtualTime) level.streams.delete(client)
}
