import { cancelled } from '../messaging/errors'
import { Inbox } from '../messaging/inbox'

/** Runs a task and streams what it emits; leaving the stream does not outlive the signal. */
export async function* streamed<Event>(
  signal: AbortSignal,
  task: (emit: (event: Event) => void) => Promise<void>,
): AsyncGenerator<Event> {
  if (signal.aborted) throw cancelled()
  const inbox = new Inbox<Event>()
  task((event) => inbox.put(event)).then(
    () => inbox.end(),
    (error: Error) => inbox.fail(error),
  )
  yield* inbox
}
