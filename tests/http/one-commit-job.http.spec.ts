/** A job writes in one commit as a request does: Medusa lends it modules of its own making, and events and locks go on after it. */
import { Modules } from '@medusajs/framework/utils'
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { inOneCommit } from '@shanzhen/workflow-kit/one-commit/in-one-commit'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'

const written = createStep('written-in-one-commit', async (numbers: number[], { container }) => {
  const told = await inOneCommit(container, async () => {
    await container.resolve(Modules.EVENT_BUS).emit({ name: 'written.number', data: { numbers } })
    return container.resolve(Modules.LOCKING).execute(['written'], async () => numbers)
  })
  return new StepResponse(told)
})
// As Medusa runs a scheduled job: a step whose container is what its handler gets.
const asJob = createWorkflow('job-written-in-one-commit', (numbers: number[]) => new WorkflowResponse(written(numbers)))

medusaIntegrationTestRunner({
  testSuite: ({ getContainer }) => {
    it('leaves events and locks working for everybody, whoever came first and however often', async () => {
      const bus = getContainer().resolve(Modules.EVENT_BUS)
      const locking = getContainer().resolve(Modules.LOCKING)
      const heard: unknown[] = []
      bus.subscribe('written.number', async ({ data }) => void heard.push((data as { numbers: number[] }).numbers[0]))
      const tell = (number: number) => bus.emit({ name: 'written.number', data: { numbers: [number] } })

      for (const number of [1, 2]) {
        expect((await asJob(getContainer()).run({ input: [number] })).result).toEqual([number])
        await tell(number * 10)
        expect(await locking.execute(['written'], async () => number)).toBe(number)
        await locking.acquire('written by hand', { ownerId: 'me' })
        expect(await locking.release('written by hand', { ownerId: 'me' })).toBe(true)
      }
      await inOneCommit(getContainer(), async () => {
        await tell(3)
        expect(heard).not.toContain(3)
      })
      expect((await asJob(getContainer()).run({ input: [4] })).result).toEqual([4])
      await vi.waitFor(() => expect(heard.toSorted()).toEqual([1, 10, 2, 20, 3, 4]), 10_000)
    })
  },
})
