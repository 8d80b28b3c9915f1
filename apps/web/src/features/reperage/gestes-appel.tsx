import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReperageVue } from '@pdp/domain';
import { peut } from '../../platform/permissions/capacites';
import { confirmer } from '../../platform/ui/retours/confirmer';
import { prevenir } from '../../platform/ui/retours/prevenir';
import { useTraiterAppel } from './appels.requetes';
import { DialogueEcarter } from './dialogue-ecarter';
import styles from './reperage.module.css';

type Props = { readonly ligne: ReperageVue };

/** Décider d'une ligne : en faire un signalement, ou l'écarter avec une raison. */
export function GestesAppel({ ligne }: Props) {
  const traiter = useTraiterAppel(ligne);
  const [ecarter, poserEcarter] = useState(false);
  const { nomAffiche } = ligne.assure;
  const signaler = async () => {
    const oui = await confirmer({
      titre: `Signaler ${nomAffiche}\u00a0?`,
      texte: ligne.dejaSuivi
        ? 'Cette personne est déjà suivie\u00a0: le signalement rejoindra son dossier. Il ne se retire pas.'
        : 'Un signalement est créé à votre nom et part dans la file de votre service. Il ne se retire pas.',
      bouton: 'Signaler',
    });
    if (!oui) return;
    traiter.mutate(
      { transition: 'signaler' },
      {
        onSuccess: () => prevenir.succes(`Signalement créé pour ${nomAffiche}.`),
        onError: (erreur) => prevenir.echec(erreur),
      },
    );
  };
  return (
    <div className={styles['gestes']}>
      {peut(ligne, 'signaler') && (
        <Button
          size="compact-md"
          variant="light"
          loading={(traiter.isPending || traiter.isSuccess) && !ecarter}
          onClick={() => void signaler()}
          aria-label={`Signaler ${nomAffiche}`}
        >
          Signaler
        </Button>
      )}
      {peut(ligne, 'ecarter') && (
        <Button
          size="compact-md"
          variant="default"
          onClick={() => poserEcarter(true)}
          aria-label={`Écarter ${nomAffiche}`}
        >
          Écarter
        </Button>
      )}
      {ecarter && <DialogueEcarter ligne={ligne} fermer={() => poserEcarter(false)} />}
    </div>
  );
}
