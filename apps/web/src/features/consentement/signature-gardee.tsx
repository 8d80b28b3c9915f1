import { Button, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { traceSvg } from '@pdp/domain';
import { useState } from 'react';
import { estEchec } from '../../platform/api/probleme';
import { dateHeureMoyenne } from '../../platform/format/dates';
import { Lecture } from '../../platform/ui/retours/lecture';
import { optionsPreuve } from './consentement.requetes';
import styles from './consentement.module.css';

/** Montre la signature gardée avec un accord, et quand elle a été faite. */
export function SignatureGardee({ consentementId, nom }: { readonly consentementId: string; readonly nom: string }) {
  const [ouvert, poserOuvert] = useState(false);
  return (
    <>
      <Button variant="subtle" size="compact-sm" onClick={() => poserOuvert(true)}>
        Voir la signature<span className="visuellement-cache">&nbsp;de l’accord pour {nom}</span>
      </Button>
      {ouvert && <Dialogue consentementId={consentementId} nom={nom} fermer={() => poserOuvert(false)} />}
    </>
  );
}

function Dialogue({ consentementId, nom, fermer }: { consentementId: string; nom: string; fermer: () => void }) {
  const preuve = useQuery(optionsPreuve(consentementId));
  return (
    <Modal opened onClose={fermer} title={`Signature de l’accord pour ${nom}`}>
      {estEchec(preuve.error, 'introuvable') ? (
        <p>Aucune signature dessinée n’est gardée pour cet accord.</p>
      ) : (
        <Lecture requete={preuve}>
          {({ signature, le }) => (
            <>
              <svg
                className={styles['signature']}
                viewBox={`0 0 ${signature.largeur} ${signature.hauteur}`}
                role="img"
                aria-label="Signature dessinée"
              >
                <path d={traceSvg(signature)} fill="none" stroke="currentColor" strokeWidth={3} strokeLinecap="round" />
              </svg>
              <p className="fin">Signé le {dateHeureMoyenne(le)}.</p>
            </>
          )}
        </Lecture>
      )}
    </Modal>
  );
}
