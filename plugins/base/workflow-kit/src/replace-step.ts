import { WorkflowManager } from '@medusajs/framework/orchestration'
import type { MedusaContainer } from '@medusajs/framework/types'
import { OrchestrationUtils } from '@medusajs/framework/utils'

const MARK = Symbol.for('shanzhen.replaced')

/** What Medusa's orchestration hands a step; its own type of the manager is `any`. */
type Arguments = { container: MedusaContainer; payload: unknown; invoke: unknown }
type Handler = (args: Arguments) => Promise<unknown>
type Handlers = { invoke: Handler; compensate?: Handler; [MARK]?: boolean }
type Workflow = { handlers_: Map<string, Handlers> } | undefined

/** What a step of somebody else's workflow sees: who runs it with what, and what earlier steps answered. */
export type StepView = {
  container: MedusaContainer
  input: unknown
  /** Of an earlier step, undefined where it did not run. */
  answerOf: (step: string) => unknown
  /** What `keep` of this very step said, when it is taken back. */
  kept: unknown
}
type Own = {
  /** `answer` is what later steps read; `keep` what `undo` needs. */
  run: (view: StepView) => Promise<{ answer: unknown; keep: unknown }>
  undo: (view: StepView) => Promise<void>
}

function handlersOf(workflow: string, step: string) {
  const handlers = (WorkflowManager.getWorkflow(workflow) as Workflow)?.handlers_
  const found = handlers?.get(step)
  // An update of Medusa that renames it must not silently bring its own step back.
  if (!handlers || !found) throw new Error(`Medusa's workflow ${workflow} has no step ${step}`)
  return { found, set: (own: Handlers) => handlers.set(step, own) }
}

const said = (answers: unknown, step: string) =>
  (answers as Record<string, { output?: { output?: unknown; compensateInput?: unknown } } | undefined>)[step]?.output

function viewOf(args: Arguments, step: string): StepView {
  return {
    container: args.container,
    input: args.payload,
    answerOf: (name) => said(args.invoke, name)?.output,
    kept: said(args.invoke, step)?.compensateInput,
  }
}

/**
 * Puts our own step in the place of one in Medusa's workflow, so that its buttons, our own workflows and every later caller
 * go the same way. Loading it twice is loading it once. @throws where Medusa has no such step (any more)
 */
export function replaceStep(workflow: string, step: string, own: Own): void {
  const { found, set } = handlersOf(workflow, step)
  if (found[MARK]) return
  set({
    invoke: async (args) => {
      const { answer, keep } = await own.run(viewOf(args, step))
      const output = { __type: OrchestrationUtils.SymbolWorkflowStepResponse, output: answer, compensateInput: keep }
      return { __type: OrchestrationUtils.SymbolWorkflowWorkflowData, output }
    },
    compensate: async (args) => {
      if (said(args.invoke, step)) await own.undo(viewOf(args, step))
      return { output: undefined }
    },
    [MARK]: true,
  })
}

/** Lets `change` mend what a step of Medusa's workflow answers, before any later step reads it. */
export function amendStep(
  workflow: string,
  step: string,
  change: (answer: unknown, view: StepView) => Promise<void>,
): void {
  const { found, set } = handlersOf(workflow, step)
  if (found[MARK]) return
  const invoke = found.invoke
  set({
    ...found,
    invoke: async (args) => {
      const result = (await invoke(args)) as { output?: { output?: unknown } } | undefined
      await change(result?.output?.output, viewOf(args, step))
      return result
    },
    [MARK]: true,
  })
}

/** Lets `first` do its part before a step of Medusa's workflow runs. */
export function beforeStep(workflow: string, step: string, first: (view: StepView) => Promise<void>): void {
  const { found, set } = handlersOf(workflow, step)
  if (found[MARK]) return
  const invoke = found.invoke
  set({
    ...found,
    invoke: async (args) => {
      await first(viewOf(args, step))
      return invoke(args)
    },
    [MARK]: true,
  })
}
