package com.xiaomi.privacy.legal.controller;

/**
 * Whom a person may turn to with a grievance, as the privacy policy publishes it.
 *
 * @param name as published
 * @param phone as published, without country code
 * @param hours in words, local time of the controller
 * @param email public address of the office
 */
public record GrievanceOfficer(String name, String phone, String hours, String email) {}
