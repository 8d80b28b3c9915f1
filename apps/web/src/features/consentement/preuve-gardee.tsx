import { Anchor, Button, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { traceSvg } from '@pdp/domain';
import type { ConsentementVue, FichierVue, SignatureVue } from '@pdp/domain';
import { useState } from 'react';
import { estEchec } from '../../platform/api/probleme';
import { dateHeureMoyenne } from '../../platform/format/dates';
import { taille } from '../../platform/format/textes';
import { Lecture } from '../../platform/ui/retours/lecture';
import { adresseContenu } from '../document/document.requetes';
import { optionsPreuve } from './consentement.requetes';
import styles from './consentement.module.css';

type Props = { readonly accord: Pick<ConsentementVue, 'id' | 'canal'>; readonly nom: string };

/** Montre la preuve gardée avec un accord : la signature dessinée, ou le formulaire signé, numérisé. */
export function PreuveGardee({ accord, nom }: Props) {
  const [ouvert, poserOuvert] = useState(false);
  const quoi = accord.canal === 'FORMULAIRE_NUMERISE' ? 'le formulaire' : 'la signature';
  return (
    <>
      <Button variant="subtle" size="compact-sm" onClick={() => poserOuvert(true)}>
        Voir {quoi}
        <span className="visuellement-cache">&nbsp;de l’accord pour {nom}</span>
      </Button>
      {ouvert && <Dialogue consentementId={accord.id} nom={nom} fermer={() => poserOuvert(false)} />}
    </>
  );
}

function Dialogue({ consentementId, nom, fermer }: { consentementId: string; nom: string; fermer: () => void }) {
  const preuve = useQuery(optionsPreuve(consentementId));
  return (
    <Modal opened onClose={fermer} closeOnClickOutside title={`Preuve de l’accord pour ${nom}`}>
      {estEchec(preuve.error, 'introuvable') ? (
        <p>Aucune signature ni aucun formulaire n’est gardé pour cet accord.</p>
      ) : (
        <Lecture requete={preuve}>
          {({ signature, formulaire, le }) => (
            <>
              {signature && <Signature signature={signature} />}
              {formulaire && <Formulaire formulaire={formulaire} />}
              <p className="fin">
                {formulaire ? 'Enregistré' : 'Signé'} le {dateHeureMoyenne(le)}.
              </p>
            </>
          )}
        </Lecture>
      )}
    </Modal>
  );
}

const Signature = ({ signature }: { signature: SignatureVue }) => (
  <svg
    className={styles['signature']}
    viewBox={`0 0 ${signature.largeur} ${signature.hauteur}`}
    role="img"
    aria-label="Signature dessinée"
  >
    <path d={traceSvg(signature)} fill="none" stroke="currentColor" strokeWidth={3} strokeLinecap="round" />
  </svg>
);

const Formulaire = ({ formulaire }: { formulaire: FichierVue }) => (
  <p>
    <Anchor href={adresseContenu(formulaire.id)} download>
      Télécharger {formulaire.nom}
    </Anchor>{' '}
    <span className="fin">{taille(formulaire.octets)}</span>
  </p>
);
