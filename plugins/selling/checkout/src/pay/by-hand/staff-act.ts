import { AsyncLocalStorage } from 'node:async_hooks'

/** Who takes money by hand, while they do: the provider takes nothing from anybody else, whatever a request claims. */
export type StaffAct = { taken_by: string }

const acts = new AsyncLocalStorage<StaffAct>()

export const asStaffAct = <T>(act: StaffAct, job: () => Promise<T>): Promise<T> => acts.run(act, job)

export const currentStaffAct = (): StaffAct | undefined => acts.getStore()
