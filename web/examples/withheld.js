/** What a record tells of the fields that the reader is not shown. */
export const withheld = 'withheld { field reason article until }';
