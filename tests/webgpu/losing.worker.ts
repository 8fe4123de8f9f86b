/** The realm's own Worker, and a way to take its graphics device from it. */
import '../../lib/engine/worker'
import { env } from 'onnxruntime-web/webgpu'

self.addEventListener('message', ({ data }) => {
  if (data === 'lose-device') void Promise.resolve(env.webgpu.device).then((device) => device.destroy())
})
