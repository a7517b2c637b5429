/** Every number of 16 bits as four hexadecimal digits: ids are made by the million. */
export const fourDigits = Array.from({ length: 0x10000 }, (_, bits) =>
  bits.toString(16).padStart(4, '0'),
);
