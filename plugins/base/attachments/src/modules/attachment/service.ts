import { MedusaService } from '@medusajs/framework/utils'
import { Attachment } from './models/attachment'

/** Rows that are only ever added to. */
export default class AttachmentService extends MedusaService({ Attachment }) {}
