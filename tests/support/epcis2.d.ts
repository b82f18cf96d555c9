/** The validator of another maker, which ships types under a name TypeScript does not look for. */
declare module 'epcis2.js' {
  export function validateEpcisDocument(document: object, throwError: boolean): { success: boolean; errors: string[] }
}
