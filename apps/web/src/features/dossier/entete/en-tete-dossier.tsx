import { ActionIcon, CopyButton, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { LIBELLES_ALERTE } from '@pdp/domain';
import type { DossierVue } from '@pdp/domain';
import type { ReactNode } from 'react';
import { echeanceEnClair } from '../../../platform/format/dates';
import { useAujourdhui } from '../../../platform/format/horloge';
import { libelleDe } from '../../../platform/format/libelles';
import { enPhrase } from '../../../platform/format/textes';
import { Frise } from '../../../platform/ui/frise/frise';
import { Carte } from '../../../platform/ui/mise-en-page/carte';
import { EnTetePage } from '../../../platform/ui/mise-en-page/en-tete-page';
import { Puce } from '../../../platform/ui/mise-en-page/puce';
import { Bandeau } from '../../../platform/ui/retours/bandeau';
import { couleurAlerte } from '../../travail/travail.vue';
import { arretDuDossier, couleurEtat, dureeSeule, libelleEtat, nomDossier, situationDossier } from '../dossier.vue';
import { TransmissionProposee } from '../cote/transmission-proposee';
import { AccordsDonnes } from './accords-donnes';
import styles from '../dossier.module.css';

type Props = { readonly dossier: DossierVue; readonly children: ReactNode };

/** Bandeau du dossier : qui, où en est l'arrêt, qui mène, la prochaine étape, les accords ; puis les onglets. */
export function EnTeteDossier({ dossier, children }: Props) {
  const arret = arretDuDossier(dossier);
  const jours = dureeSeule(dossier);
  return (
    <Carte>
      <div className={styles['entete']}>
        <EnTetePage
          titre={nomDossier(dossier)}
          titreOnglet={`Dossier ${dossier.numero}`}
          sousTitre={<SousTitre dossier={dossier} />}
          puces={
            <>
              {dossier.limite && <Puce couleur="rouge">Dossier gelé</Puce>}
              {dossier.niveauComplexite !== null && <Puce couleur="violet">Niveau {dossier.niveauComplexite}</Puce>}
              <Puce couleur={couleurEtat(dossier.etat)}>{libelleEtat(dossier.etat)}</Puce>
              {dossier.alertes.map((alerte) => (
                <Puce key={alerte} couleur={couleurAlerte(alerte)}>
                  {libelleDe(LIBELLES_ALERTE, alerte)}
                </Puce>
              ))}
            </>
          }
          actions={<Suivi dossier={dossier} />}
        />
        {dossier.limite && (
          <Bandeau couleur="ambre">
            Dossier gelé à la demande de la personne&nbsp;: il se lit, rien ne s’y écrit, et il ne passe dans aucune
            revue. Le délégué à la protection des données peut lever le gel.
          </Bandeau>
        )}
        <TransmissionProposee dossier={dossier} />
        {arret && <Frise arret={arret} />}
        {jours !== undefined && (
          <p className="fin">Arrêt de {jours} jours&nbsp;; les dates ne vous sont pas ouvertes.</p>
        )}
        {!dossier.masque.includes('consentements') && <AccordsDonnes dossier={dossier} />}
        {children}
      </div>
    </Carte>
  );
}

function SousTitre({ dossier }: { dossier: DossierVue }) {
  const situation = situationDossier(dossier, useAujourdhui());
  return (
    <>
      {situation !== '' && `${situation} · `}
      <span className="nombre">
        dossier {dossier.numero}
        <CopyButton value={dossier.numero}>
          {({ copied, copy }) => (
            <Tooltip label={copied ? 'Numéro copié' : 'Copier le numéro'}>
              <ActionIcon
                variant="subtle"
                color="gray"
                size={24}
                aria-label="Copier le numéro de dossier"
                onClick={copy}
              >
                {copied ? <IconCheck size={15} aria-hidden="true" /> : <IconCopy size={15} aria-hidden="true" />}
              </ActionIcon>
            </Tooltip>
          )}
        </CopyButton>
      </span>
    </>
  );
}

function Suivi({ dossier }: { dossier: DossierVue }) {
  const aujourdhui = useAujourdhui();
  const etape = dossier.prochaineEtape;
  return (
    <div className={styles['droite']}>
      <b>{dossier.referent ? `Référent(e)\u00a0: ${dossier.referent.nom}` : 'Sans référent'}</b>
      {etape && (
        <span className="fin">
          prochaine étape&nbsp;: {enPhrase(etape.libelle)}, {echeanceEnClair(etape.echeance, aujourdhui).libelle}
        </span>
      )}
    </div>
  );
}
