/** How many tokens a document may have: a bound on parsing and planning. */
export const mostTokens = 8000;
