import { Button, Modal, NativeSelect } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { LIBELLES_CANAL_RETRAIT } from '@pdp/domain';
import type { ConsentementVue, DossierVue } from '@pdp/domain';
import { useState } from 'react';
import { optionsDe } from '../../platform/format/libelles';
import { Rangee } from '../../platform/ui/mise-en-page/grille';
import { Erreur } from '../../platform/ui/retours/erreur';
import { prevenir } from '../../platform/ui/retours/prevenir';
import { useRelireDossier } from '../dossier/dossier.requetes';
import { commandesConsentement } from './consentement.requetes';
import { destinataire } from './consentement.vue';
import styles from './consentement.module.css';

const CANAUX = optionsDe(LIBELLES_CANAL_RETRAIT).filter(({ value }) => value !== 'LIVRET');

type Props = { readonly accord: ConsentementVue; readonly dossier: DossierVue };

/** Retire un accord à la demande de la personne, après avoir dit ce que cela change. */
export function RetirerAccord({ accord, dossier }: Props) {
  const [ouvert, poserOuvert] = useState(false);
  const nom = destinataire(accord);
  return (
    <>
      <Button variant="default" size="compact-md" onClick={() => poserOuvert(true)}>
        Retirer<span className="visuellement-cache">&nbsp;l’accord pour {nom}</span>
      </Button>
      {ouvert && <Dialogue accord={accord} dossier={dossier} nom={nom} fermer={() => poserOuvert(false)} />}
    </>
  );
}

function Dialogue({ accord, dossier, nom, fermer }: Props & { nom: string; fermer: () => void }) {
  const [canal, poserCanal] = useState('ENTRETIEN');
  const relire = useRelireDossier(dossier.id);
  const retirer = useMutation({
    mutationFn: () => commandesConsentement.retirer(accord.id, accord.version, canal),
    onSuccess: () => {
      prevenir.succes(`Accord retiré\u00a0: ${nom} ne lit plus ce dossier.`);
      void relire();
      fermer();
    },
  });
  return (
    <Modal opened onClose={fermer} title={`Retirer l’accord pour ${nom}\u00a0?`}>
      <div className={styles['formulaire']}>
        {retirer.isError && <Erreur erreur={retirer.error} />}
        <ul style={{ margin: 0, paddingLeft: 20 }}>
          <li>L’effet est immédiat&nbsp;: les écrans ouverts se ferment, les messages en attente sont annulés.</li>
          <li>Ce qui a déjà été lu reste dans les dossiers du destinataire.</li>
          <li>Rien ne change pour les droits ni les remboursements de la personne.</li>
          {accord.portee === 'ASSURANCE_MALADIE' && (
            <li>Le dossier ne pourra plus passer en revue tant que cet accord n’est pas redonné.</li>
          )}
        </ul>
        <NativeSelect
          label="Comment la personne l’a demandé"
          data={CANAUX}
          value={canal}
          onChange={(e) => poserCanal(e.currentTarget.value)}
        />
        <Rangee>
          <Button color="rouge" loading={retirer.isPending} onClick={() => retirer.mutate()}>
            Retirer l’accord
          </Button>
          <Button variant="default" onClick={fermer}>
            Garder l’accord
          </Button>
        </Rangee>
      </div>
    </Modal>
  );
}
