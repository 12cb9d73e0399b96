/** Steps of `compareVersions`: words aligned, texts laid side by side, changes listed, annotations compared. */
export const comparisonSteps = 4
