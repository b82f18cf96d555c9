import { EventEmitter } from 'node:events'
import type { MedusaNextFunction, MedusaResponse } from '@medusajs/framework/http'
import { answered } from '@shanzhen/workflow-kit/one-commit/answered'

/** A response whose caller may hang up: it is closed long before its handler ends it. */
class Call extends EventEmitter {
  ended = false
  end() {
    this.ended = true
    return this
  }
}

async function isOver(turn: Promise<void>): Promise<boolean> {
  const not = Symbol('not over')
  return (await Promise.race([turn, new Promise((later) => setImmediate(() => later(not)))])) !== not
}

const begin = (call: Call, next: MedusaNextFunction = () => undefined) =>
  answered(call as unknown as MedusaResponse, next)

it('keeps a turn until its work is done, though whoever asked has hung up in the middle', async () => {
  const call = new Call()
  const turn = begin(call)
  call.emit('close')
  expect(await isOver(turn)).toBe(false)
  call.end()
  expect([await isOver(turn), call.ended]).toEqual([true, true])
})

it('gives a turn back though whoever asked had hung up before it came', async () => {
  const call = new Call()
  call.emit('close')
  const turn = begin(call)
  call.end()
  expect(await isOver(turn)).toBe(true)
})

it('gives a turn back when its handler never answers', async () => {
  vi.useFakeTimers()
  const turn = begin(new Call())
  vi.runAllTimers()
  vi.useRealTimers()
  expect(await isOver(turn)).toBe(true)
})
