import { TextInput } from '@mantine/core';
import type { TextInputProps } from '@mantine/core';

type Props = Omit<TextInputProps, 'type' | 'value' | 'onChange' | 'min' | 'max'> & {
  /** `YYYY-MM-DD`, ou vide. */
  readonly value?: string;
  readonly onChange: (date: string) => void;
  readonly min?: string;
  readonly max?: string;
};

/** Date civile : le champ du navigateur, qui se tape au clavier et s'adapte au téléphone. */
export function ChampDate({ onChange, min = '1900-01-01', max = '2100-12-31', ...reste }: Props) {
  return <TextInput type="date" min={min} max={max} onChange={(e) => onChange(e.currentTarget.value)} {...reste} />;
}
