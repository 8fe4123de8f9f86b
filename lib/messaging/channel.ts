/**
 * Two ends that pass plain data and notice when the other end is gone. A `runtime` port and a Worker both become one, so
 * that `stream.ts` speaks over either.
 */
export interface Channel {
  post(message: unknown, transfer?: Transferable[]): void
  onMessage(listener: (message: unknown) => void): void
  /** Called once, when the other end is gone. Not called for our own `close`. */
  onClose(listener: () => void): void
  close(): void
}

/** The part of a `runtime.Port` that is used; the polyfill's and the browsers' own types differ in the rest. */
export interface PortLike {
  postMessage(message: unknown): void
  disconnect(): void
  onMessage: { addListener(listener: (message: unknown) => void): void }
  onDisconnect: { addListener(listener: () => void): void }
}

export function portChannel(port: PortLike): Channel {
  return {
    // Posting into a port whose other end has just gone throws; `onClose` is about to tell the same.
    post: (message) => {
      try {
        port.postMessage(message)
      } catch {}
    },
    onMessage: (listener) => port.onMessage.addListener(listener),
    onClose: (listener) => port.onDisconnect.addListener(() => listener()),
    close: () => port.disconnect(),
  }
}

/** Both sides of a Worker: the `Worker` object outside, the global scope inside. A Worker never says that it ended. */
export interface MessageTarget {
  postMessage(message: unknown, transfer: Transferable[]): void
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void
}

export function workerChannel(target: MessageTarget, close: () => void): Channel {
  return {
    post: (message, transfer = []) => target.postMessage(message, transfer),
    onMessage: (listener) => target.addEventListener('message', (event) => listener(event.data)),
    onClose: () => {},
    close,
  }
}
