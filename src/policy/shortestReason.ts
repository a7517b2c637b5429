/** The least characters that explain a marking or an act (对于需要保密的内容，应当予以特别说明). */
export const shortestReason = 10;
