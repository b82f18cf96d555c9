import { createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import type { CertificateInput } from '../../certificate-types'
import { CERTIFICATE_CHANGED } from '../events'
import { decideCertificatesStep, type Decision, enterCertificatesStep } from '../steps/certificates'

const asEvents = ({ ids }: { ids: string[] }) => ids.map((id) => ({ id }))

/** Certificates are written down; nothing sells by them before a second person has looked. */
export const enterCertificatesWorkflow = createWorkflow('enter-certificates', (input: CertificateInput[]) => {
  const ids = enterCertificatesStep(input)
  emitEventStep({ eventName: CERTIFICATE_CHANGED, data: transform({ ids }, asEvents) })
  return new WorkflowResponse(ids)
})

/** A second person approves, refuses or later revokes; goods start or stop selling by it. */
export const decideCertificatesWorkflow = createWorkflow('decide-certificates', (input: Decision) => {
  const ids = decideCertificatesStep(input)
  emitEventStep({ eventName: CERTIFICATE_CHANGED, data: transform({ ids }, asEvents) })
  return new WorkflowResponse(ids)
})
