import { env } from 'onnxruntime-web/webgpu'

/**
 * Ends this Worker as soon as its graphics device is lost or out of memory. ORT notices neither by itself: what it then reads
 * back may be zeros, and a model goes on over them, fluently (onnxruntime#27596, web-llm#356). An error that nobody catches
 * is how the host learns of it at once.
 */
export async function watchDevice(): Promise<void> {
  const device = await env.webgpu.device
  const fail = (reason: string) => setTimeout(() => reportError(new Error(reason)))
  void device.lost.then(({ reason, message }) => fail(`the graphics device was lost (${reason}): ${message}`))
  device.addEventListener('uncapturederror', ({ error }) =>
    fail(`the graphics device failed: ${error.message}`),
  )
}
