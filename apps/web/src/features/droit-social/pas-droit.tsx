import { Button } from '@mantine/core';
import { LIBELLES_TRANSITION_DROIT } from '@pdp/domain';
import type { DroitSocialVue, TransitionDroitSocial, TransitionDroitSocialRequete } from '@pdp/domain';
import { useState } from 'react';
import { useAujourdhui } from '../../platform/format/horloge';
import { CadreFormulaire } from '../../platform/ui/formulaire/cadre-formulaire';
import { ChampDate } from '../../platform/ui/formulaire/champ-date';
import { Rangee } from '../../platform/ui/mise-en-page/grille';
import { useFormulaireDossier } from '../dossier/use-formulaire-dossier';
import { commandesDroitSocial } from './droit-social.requetes';

type Props = { readonly dossierId: string; readonly droit: DroitSocialVue };

/** Ce qu'un droit devient : accord et ses dates, refus, nouvelle demande, fin. */
export function PasDroit({ dossierId, droit }: Props) {
  const [transition, choisir] = useState<TransitionDroitSocial>();
  if (transition)
    return <Pas dossierId={dossierId} droit={droit} transition={transition} fermer={() => choisir(undefined)} />;
  return (
    <Rangee>
      {(droit.transitions as readonly TransitionDroitSocial[]).map((possible) => (
        <Button
          key={possible}
          size="xs"
          variant={possible === 'annuler' ? 'subtle' : 'default'}
          onClick={() => choisir(possible)}
        >
          {LIBELLES_TRANSITION_DROIT[possible]}
        </Button>
      ))}
    </Rangee>
  );
}

type Saisie = { du: string; au: string; demandeLe: string };
type PropsPas = Props & { readonly transition: TransitionDroitSocial; readonly fermer: () => void };

function Pas({ dossierId, droit, transition, fermer }: PropsPas) {
  const aujourdhui = useAujourdhui();
  const formulaire = useFormulaireDossier<Saisie, TransitionDroitSocialRequete>(dossierId, {
    initiales: { du: aujourdhui, au: '', demandeLe: aujourdhui },
    libelles: { du: 'Début', au: 'Fin', demandeLe: 'Demandé le' },
    renommer: { aDebut: 'du' },
    valider: ({ du, au }): Record<string, string> =>
      transition === 'obtenir' && au !== '' && au < du ? { au: 'La fin ne peut pas précéder le début.' } : {},
    corps: ({ du, au, demandeLe }) => ({
      transition,
      ...(transition === 'obtenir' ? { du, ...(au === '' ? {} : { au }) } : {}),
      ...(transition === 'renouveler' ? { demandeLe } : {}),
    }),
    envoyer: (corps, cle) => commandesDroitSocial.avancer(droit, corps, cle),
    succes: 'Droit mis à jour.',
    fermer,
  });
  const { form } = formulaire;
  return (
    <CadreFormulaire formulaire={formulaire} bouton={LIBELLES_TRANSITION_DROIT[transition]} fermer={fermer} nu>
      {transition === 'obtenir' && (
        <>
          <ChampDate label="Début" required {...form.getInputProps('du')} />
          <ChampDate label="Fin, s’il y en a une" {...form.getInputProps('au')} />
        </>
      )}
      {transition === 'renouveler' && (
        <ChampDate label="Demandé le" required max={aujourdhui} {...form.getInputProps('demandeLe')} />
      )}
    </CadreFormulaire>
  );
}
