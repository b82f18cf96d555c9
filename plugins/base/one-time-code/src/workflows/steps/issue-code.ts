/** Draws a code for an address; taken back when it cannot be sent. */
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { ONE_TIME_CODE } from '../../modules/one-time-code'
import { EXPIRES_IN_S } from '../../modules/one-time-code/service'
import { codeText } from '../../texts'
import type { Address } from '../../types'

export const issueCodeStep = createStep(
  'issue-one-time-code',
  async (input: { address: Address; locale: string; asked_by: string; long: boolean }, { container }) => {
    const { address, locale, asked_by, long } = input
    const codes = container.resolve(ONE_TIME_CODE)
    const { code, ticket } = await codes.issue(address, asked_by, long)
    const { subject, text } = codeText(locale, codes.shopName, code, EXPIRES_IN_S / 60)
    return new StepResponse({ content: { subject, text, html: `<p>${text}</p>` }, ticket }, { address, asked_by })
  },
  async (issued, { container }) => {
    if (issued) await container.resolve(ONE_TIME_CODE).takeBack(issued.address, issued.asked_by)
  },
)
