import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { SignalementCree } from '@pdp/domain';
import { LienBouton } from '../../platform/ui/liens/liens';
import { Carte } from '../../platform/ui/mise-en-page/carte';
import { Rangee } from '../../platform/ui/mise-en-page/grille';
import { libelleEtat } from './signalement.vue';
import styles from './signalement.module.css';

type Props = { readonly cree: SignalementCree; readonly recommencer: () => void };

/** Écran de réussite : ce qui va se passer, et comment le suivre. */
export function SignalementEnvoye({ cree, recommencer }: Props) {
  const titre = useRef<HTMLHeadingElement>(null);
  useEffect(() => titre.current?.focus(), []);
  return (
    <Carte accent>
      <div className={styles['envoye']} role="status">
        <h2 ref={titre} tabIndex={-1} className={styles['titreEnvoye']}>
          <IconCircleCheck size={26} color="var(--vert)" aria-hidden="true" />
          Signalement envoyé
        </h2>
        <p>
          {cree.dossierConnu
            ? 'Cette personne est déjà suivie\u00a0: votre signalement rejoint son dossier, son référent est prévenu.'
            : 'Le service qui reçoit va le lire, puis contacter la personne.'}
        </p>
        <p className="doux">
          État&nbsp;: {libelleEtat(cree.etat).toLowerCase()}. Vous suivez la suite et le délai dans
          «&nbsp;Signalements&nbsp;», sans ouvrir de dossier.
        </p>
        <Rangee>
          <Button onClick={recommencer}>Signaler une autre situation</Button>
          <LienBouton to="/signalements" search={{ vue: 'emis' }} variant="default">
            Suivre mes signalements
          </LienBouton>
        </Rangee>
      </div>
    </Carte>
  );
}
