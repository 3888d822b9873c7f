/** The practice service on a thread of its own, so that its work is not taken for the kiosk's. Says its address, ends when told to. */
import { parentPort, workerData } from 'node:worker_threads'
import { startOkayFaceSimulator } from '../../src/main/practice/okayface-simulator.ts'

const { latencyMs } = workerData as { readonly latencyMs: number }
const simulator = await startOkayFaceSimulator({ latencyMs })
parentPort?.postMessage(simulator.baseUrl)
parentPort?.once('message', () => {
  void simulator.close().then(() => parentPort?.close())
})
