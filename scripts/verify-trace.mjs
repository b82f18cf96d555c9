// `node scripts/verify-trace.mjs <export.json>`: checks an EPCIS export offline. The program itself stands in the storefront's
// public folder, so that a buyer or an inspector can download that one file and run it anywhere.
import '../storefront/public/verify-trace.mjs'
