import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { RechercheJournal } from '../../navigation/recherches';
import { ChampDate } from '../../platform/ui/formulaire/champ-date';
import { ChampRecherche } from '../../platform/ui/formulaire/champ-recherche';
import { Filtres } from '../../platform/ui/mise-en-page/filtres';
import { optionsAgents } from './journal.requetes';
import { OPTIONS_ACTE, OPTIONS_RESULTAT } from './journal.vue';

type Props = {
  readonly filtres: RechercheJournal;
  readonly poser: (suite: Record<string, string>) => void;
};

/** Qui, quoi, quand : tout ce qu'on choisit est dans l'adresse de la page. */
export function FiltresJournal({ filtres, poser }: Props) {
  const agents = useQuery(optionsAgents());
  const choixAgents = [
    { value: '', label: 'Toute personne' },
    ...(agents.data?.elements ?? []).map(({ id, nom }) => ({ value: id, label: nom })),
  ];
  return (
    <Filtres largeur={220}>
      <ChampRecherche
        label="Numéro du dossier"
        valeur={filtres.dossier}
        surChoix={(dossier) => poser({ dossier: dossier.trim() })}
      />
      <NativeSelect
        label="Personne"
        data={choixAgents}
        value={filtres.agent ?? ''}
        onChange={(e) => poser({ agent: e.currentTarget.value })}
      />
      <NativeSelect
        label="Acte"
        data={OPTIONS_ACTE}
        value={filtres.action ?? ''}
        onChange={(e) => poser({ action: e.currentTarget.value })}
      />
      <NativeSelect
        label="Résultat"
        data={OPTIONS_RESULTAT}
        value={filtres.resultat ?? ''}
        onChange={(e) => poser({ resultat: e.currentTarget.value })}
      />
      <ChampDate label="Du" value={filtres.du ?? ''} onChange={(du) => poser({ du })} />
      <ChampDate label="Au" value={filtres.au ?? ''} onChange={(au) => poser({ au })} />
    </Filtres>
  );
}
