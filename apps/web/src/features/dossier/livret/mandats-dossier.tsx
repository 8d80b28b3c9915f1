import { Button, Modal, NativeSelect } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { LIBELLES_CANAL_MANDAT, LIBELLES_PORTEE_MANDAT } from '@pdp/domain';
import type { DossierVue, MandatVue } from '@pdp/domain';
import { useState } from 'react';
import { dateMoyenne } from '../../../platform/format/dates';
import { Puce } from '../../../platform/ui/mise-en-page/puce';
import { Erreur } from '../../../platform/ui/retours/erreur';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { commandesMandat, optionsMandats, useDocumentsAChoisir, useRelireMandats } from './mandats-dossier.requetes';
import { NoterProcuration } from './noter-procuration';
import styles from '../dossier.module.css';

type Props = { readonly dossier: DossierVue };

/** Qui peut lire ou agir à la place de la personne ; noter une procuration, ou sa révocation, sur un document. */
export function MandatsDossier({ dossier }: Props) {
  const mandats = useQuery(optionsMandats(dossier.id));
  const [ouvert, poserOuvert] = useState(false);
  const [revoque, poserRevoque] = useState<MandatVue | undefined>();
  const elements = mandats.data?.elements ?? [];
  if (!mandats.data) return null;
  return (
    <section>
      <div className={styles['titreRubrique']}>
        <h3>Qui peut lire ou agir à sa place</h3>
        <Button size="compact-md" variant="default" onClick={() => poserOuvert(true)}>
          Noter une procuration
        </Button>
      </div>
      {elements.length === 0 && <p className="doux">Personne n’est désigné.</p>}
      <ul className={styles['frise']}>
        {elements.map((mandat) => (
          <li key={mandat.id} className={styles['ligne']}>
            <div>
              <b>{mandat.nom}</b>, {LIBELLES_PORTEE_MANDAT[mandat.portee].toLowerCase()}
              <div className="fin">{datesDe(mandat)}</div>
            </div>
            <div style={{ display: 'flex', gap: 8, alignItems: 'center' }}>
              <Puce couleur={mandat.etat === 'EN_COURS' ? 'vert' : 'gris'}>{ETATS[mandat.etat]}</Puce>
              {mandat.capacites.includes('REVOQUER') && (
                <Button size="compact-md" variant="default" onClick={() => poserRevoque(mandat)}>
                  Noter sa fin
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {ouvert && <NoterProcuration dossier={dossier} fermer={() => poserOuvert(false)} />}
      {revoque && <Revocation dossier={dossier} mandat={revoque} fermer={() => poserRevoque(undefined)} />}
    </section>
  );
}

const ETATS: Readonly<Record<MandatVue['etat'], string>> = {
  A_VENIR: 'à venir',
  EN_COURS: 'en cours',
  FINI: 'fini',
  REVOQUE: 'retiré',
};

const datesDe = ({ debut, fin, canal, revoqueLe }: MandatVue): string =>
  [
    LIBELLES_CANAL_MANDAT[canal],
    `du ${dateMoyenne(debut)}`,
    fin === null ? '' : `au ${dateMoyenne(fin)}`,
    revoqueLe === null ? '' : `retiré le ${dateMoyenne(revoqueLe)}`,
  ]
    .filter((mot) => mot !== '')
    .join(' · ');

function Revocation({ dossier, mandat, fermer }: Props & { mandat: MandatVue; fermer: () => void }) {
  const relire = useRelireMandats(dossier.id);
  const documents = useDocumentsAChoisir(dossier.id);
  const [documentId, choisir] = useState('');
  const revoquer = useMutation({
    mutationFn: () => commandesMandat.revoquer(dossier.id, mandat.id, documentId),
    onSuccess: () => {
      prevenir.succes('Procuration retirée. Cette personne n’a plus accès.');
      relire();
      fermer();
    },
  });
  return (
    <Modal opened onClose={fermer} title={`Noter la fin de la procuration de ${mandat.nom}`}>
      <div className={styles['formulaire']}>
        {revoquer.isError && <Erreur erreur={revoquer.error} />}
        <NativeSelect
          label="Document qui prouve la révocation"
          required
          data={documents}
          value={documentId}
          onChange={(e) => choisir(e.currentTarget.value)}
        />
        <div>
          <Button
            color="rouge"
            loading={revoquer.isPending}
            disabled={documentId === ''}
            onClick={() => revoquer.mutate()}
          >
            Retirer cette procuration
          </Button>
        </div>
      </div>
    </Modal>
  );
}
