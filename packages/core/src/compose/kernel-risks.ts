/** Findings that core itself may report at boot. An organisation may accept them on a machine where they do not occur. */
export const KERNEL_RISKS = ['embedded-database-in-production', 'audit-kept-short', 'desk-single-factor'] as const
