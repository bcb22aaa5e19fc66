BEGIN TRANSACTION;
CREATE TABLE reviews (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            question TEXT NOT NULL,
            card TEXT NOT NULL,
            rating INTEGER NOT NULL,
            reviewed TEXT NOT NULL,
            state INTEGER NOT NULL,
            step INTEGER,
            stability REAL NOT NULL,
            difficulty REAL NOT NULL,
            due TEXT NOT NULL
        );
INSERT INTO "reviews" VALUES(1,'reseaux-sociaux/social-selling/definition','question',1,'2026-03-02T16:00:00Z',1,0,0.212,6.4133,'2026-03-02T16:02:00Z');
INSERT INTO "reviews" VALUES(2,'reseaux-sociaux/social-selling/prospect','back',3,'2026-03-02T16:05:00Z',2,NULL,2.3065,2.11810397,'2026-03-04T16:05:00Z');
INSERT INTO "reviews" VALUES(3,'reseaux-sociaux/social-selling/prospect','back',3,'2026-03-04T16:05:00Z',2,NULL,11.5,2.25,'2026-03-16T16:05:00Z');
CREATE INDEX reviews_by_card ON reviews (question, card, id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('reviews',3);
COMMIT;
PRAGMA user_version = 1;
