import { Button, TextInput } from '@mantine/core';
import { lireEuros } from '@pdp/domain';
import type { AideFinanciereVue, TransitionAide, TransitionAideRequete } from '@pdp/domain';
import { useState } from 'react';
import { useAujourdhui } from '../../platform/format/horloge';
import { CadreFormulaire } from '../../platform/ui/formulaire/cadre-formulaire';
import { ChampDate } from '../../platform/ui/formulaire/champ-date';
import { Rangee } from '../../platform/ui/mise-en-page/grille';
import { useFormulaireDossier } from '../dossier/use-formulaire-dossier';
import { commandesAide } from './aide.requetes';
import { eurosLisibles } from './aide.vue';

const BOUTONS: Readonly<Record<TransitionAide, string>> = {
  soumettre: 'Soumettre à la Commission',
  accorder: 'Accordée en entier',
  accorderEnPartie: 'Accordée en partie',
  refuser: 'Refusée',
  retirer: 'Retirer la demande',
};

type Props = { readonly dossierId: string; readonly aide: AideFinanciereVue };

/** Ce qu'une demande devient : soumise avec l'accord de la personne, puis la décision de la Commission. */
export function PasAide({ dossierId, aide }: Props) {
  const [transition, choisir] = useState<TransitionAide>();
  if (transition)
    return <Pas dossierId={dossierId} aide={aide} transition={transition} fermer={() => choisir(undefined)} />;
  return (
    <Rangee>
      {(aide.transitions as readonly TransitionAide[]).map((possible) => (
        <Button
          key={possible}
          size="xs"
          variant={possible === 'retirer' ? 'subtle' : 'default'}
          onClick={() => choisir(possible)}
        >
          {BOUTONS[possible]}
        </Button>
      ))}
    </Rangee>
  );
}

type Saisie = { jour: string; montant: string };
type PropsPas = Props & { readonly transition: TransitionAide; readonly fermer: () => void };

function corpsDuPas(
  transition: TransitionAide,
  { resteCentimes }: AideFinanciereVue,
  { jour, montant }: Saisie,
): TransitionAideRequete {
  if (transition === 'retirer') return { transition };
  if (transition === 'soumettre') return { transition, accordLe: jour };
  if (transition === 'refuser') return { transition, decideeLe: jour };
  const montantCentimes = transition === 'accorder' ? resteCentimes : (lireEuros(montant) ?? 0);
  return { transition, decideeLe: jour, montantCentimes };
}

function Pas({ dossierId, aide, transition, fermer }: PropsPas) {
  const aujourdhui = useAujourdhui();
  const soumet = transition === 'soumettre';
  const enPartie = transition === 'accorderEnPartie';
  const formulaire = useFormulaireDossier<Saisie, TransitionAideRequete>(dossierId, {
    initiales: { jour: aujourdhui, montant: '' },
    libelles: { jour: soumet ? 'Accord de la personne' : 'Décision du', montant: 'Montant accordé' },
    renommer: { aAccord: 'jour', accordLe: 'jour', decideeLe: 'jour', estPartielle: 'montant', estEntiere: 'montant' },
    valider: ({ montant }): Record<string, string> =>
      enPartie && lireEuros(montant) === null ? { montant: 'Un montant en euros, par exemple 300.' } : {},
    corps: (saisie) => corpsDuPas(transition, aide, saisie),
    envoyer: (corps, cle) => commandesAide.avancer(aide, corps, cle),
    succes: 'Demande mise à jour.',
    fermer,
  });
  const { form } = formulaire;
  return (
    <CadreFormulaire formulaire={formulaire} bouton={BOUTONS[transition]} fermer={fermer} nu>
      {transition !== 'retirer' && (
        <ChampDate
          label={soumet ? 'La personne a vu la demande et donné son accord le' : 'Décision du'}
          required
          max={aujourdhui}
          {...form.getInputProps('jour')}
        />
      )}
      {transition === 'accorder' && <p>Montant accordé&nbsp;: {eurosLisibles(aide.resteCentimes)}.</p>}
      {enPartie && (
        <TextInput
          label="Montant accordé, en euros"
          required
          inputMode="decimal"
          maxLength={12}
          {...form.getInputProps('montant')}
        />
      )}
    </CadreFormulaire>
  );
}
