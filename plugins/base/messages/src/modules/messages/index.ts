/** The module that finds the words for an order's messages. */
import { Module } from '@medusajs/framework/utils'
import MessagesService from './service'

export const MESSAGES_MODULE = 'messages'

declare module '@medusajs/framework/types' {
  interface ModuleImplementations {
    messages: MessagesService
  }
}

export default Module(MESSAGES_MODULE, { service: MessagesService })
