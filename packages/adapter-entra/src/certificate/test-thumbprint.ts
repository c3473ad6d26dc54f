/** The thumbprint of the certificate whose key everybody knows. */
export const TEST_THUMBPRINT = '8c-6h2_3xPOMQCa7ZNjqab8jbcoTx-GqcIDuIYTUCn0'
