import { MultiSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { LIBELLES_FONCTION, type Page, type PersonneAnnuaire } from '@pdp/domain';
import { cles } from '../../../platform/api/cles';
import { api } from '../../../platform/api/client';

type Props = { readonly valeur: string[]; readonly surChange: (ids: string[]) => void };

/** Choix de participants dans l'annuaire de la plateforme. */
export function ChoixParticipants({ valeur, surChange }: Props) {
  const annuaire = useQuery({
    queryKey: cles.annuaire({ limite: 200 }),
    queryFn: ({ signal }) => api.lire<Page<PersonneAnnuaire>>('/annuaire', { params: { limite: 200 }, signal }),
  });
  const uniques = new Map(
    (annuaire.data?.elements ?? []).map((p) => [
      p.id,
      { value: p.id, label: `${p.nom} · ${LIBELLES_FONCTION[p.fonction]}` },
    ]),
  );
  return (
    <MultiSelect
      label="Participants"
      placeholder={valeur.length === 0 ? 'Nom ou fonction…' : ''}
      data={[...uniques.values()]}
      value={valeur}
      onChange={surChange}
      searchable
      clearable
      limit={40}
      maxDropdownHeight={260}
      nothingFoundMessage={annuaire.isPending ? 'Chargement…' : 'Personne à ce nom'}
    />
  );
}
