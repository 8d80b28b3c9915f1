import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { UNITES_PARTENAIRES, type Unite } from '@pdp/domain';
import { optionsOrganismes } from '../../annuaire/annuaire.requetes';

type Props = { readonly valeur: string; readonly surChange: (id: string) => void };

const PARTENAIRES: readonly Unite[] = UNITES_PARTENAIRES;

/** Partenaire d'un point partenaire : lui seul y est invité, avec l'Assurance Maladie. */
export function ChoixPartenaire({ valeur, surChange }: Props) {
  const organismes = useQuery(optionsOrganismes(undefined));
  const choix = (organismes.data?.elements ?? [])
    .filter(({ unites }) => unites.some((unite) => PARTENAIRES.includes(unite)))
    .map(({ id, nom }) => ({ value: id, label: nom }));
  return (
    <NativeSelect
      label="Partenaire"
      required
      data={[{ value: '', label: organismes.isPending ? 'Chargement…' : 'Choisir…' }, ...choix]}
      value={valeur}
      onChange={(e) => surChange(e.currentTarget.value)}
    />
  );
}
