import { cancelled } from '../../messaging/errors'

const { port1, port2 } = new MessageChannel()
const waiting: (() => void)[] = []
port1.addEventListener('message', () => waiting.shift()?.())
port1.start()

/**
 * Lets this Worker read its messages. On WebAssembly `session.run` computes before it returns, so a loop of awaits never
 * reaches the event loop and a cancel would be read only when all is decoded. A message to oneself costs some 10 µs;
 * `setTimeout` would be clamped to 4 ms.
 */
export function messagesDelivered(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve)
    port2.postMessage(null)
  })
}

/** @throws GlossError cancelled, when the messages that have come say so */
export async function stillWanted(signal: AbortSignal): Promise<void> {
  await messagesDelivered()
  if (signal.aborted) throw cancelled()
}
