const tinos = (face: string): string => require.resolve(`@expo-google-fonts/tinos/${face}/Tinos_${face}.ttf`);

/** Tinos has the measures of Times New Roman, which NĐ 30/2020/NĐ-CP prescribes, and all Vietnamese letters. */
export const FONT = 'Tinos';

export const FONT_FACES = {
  normal: tinos('400Regular'),
  bold: tinos('700Bold'),
  italics: tinos('400Regular_Italic'),
  bolditalics: tinos('700Bold_Italic'),
} as const;
