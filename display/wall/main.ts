import * as z from 'zod'

// Before any schema is made: zod would otherwise try `new Function`, which our content security policy refuses.
z.config({ jitless: true })
await import('./start.ts')
